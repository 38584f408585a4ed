//! Kafka.

pub mod error {
    #[derive(Clone)]
    pub struct KafkaError;
    impl std::error::Error for KafkaError {}
    pub type KafkaResult<T> = Result<T, KafkaError>;
}
pub mod message {
    pub struct BorrowedMessage<'a>;
    pub struct OwnedMessage;
}
pub mod producer {
    pub use self::future_producer::{FutureProducer, FutureRecord};

    pub mod future_producer {
        use crate::error::KafkaError;
        use crate::message::OwnedMessage;

        #[derive(Clone)]
        pub struct FutureProducer;
        impl FutureProducer {
            #[waits(request)]
            #[cancel(protocol, inferred, note = "whether the record was written is not known then")]
            pub async fn send<K: ?Sized, P: ?Sized, T>(&self, record: FutureRecord<'_, K, P>, queue_timeout: T) -> OwnedDeliveryResult;
        }
        pub struct FutureRecord<'a, K: ?Sized, P: ?Sized>;
        impl<'a, K: ?Sized, P: ?Sized> FutureRecord<'a, K, P> {
            pub fn to(topic: &'a str) -> FutureRecord<'a, K, P>;
            pub fn payload(self, payload: &'a P) -> FutureRecord<'a, K, P>;
            pub fn key(self, key: &'a K) -> FutureRecord<'a, K, P>;
        }
        pub struct Delivery;
        pub type OwnedDeliveryResult = Result<Delivery, (KafkaError, OwnedMessage)>;
    }

    pub struct BaseProducer;
    impl BaseProducer {
        #[blocks(net, tier = 2, note = "for as long as the timeout")]
        pub fn poll<T>(&self, timeout: T);
    }
    pub trait Producer {
        #[blocks(net, shape = "spawn_blocking", note = "it waits until all records are delivered, or the timeout is over")]
        fn flush<T>(&self, timeout: T) -> crate::error::KafkaResult<()>;
    }
    impl Producer for FutureProducer {}
    impl Producer for BaseProducer {}
}
pub mod consumer {
    use crate::error::{KafkaError, KafkaResult};
    use crate::message::BorrowedMessage;

    pub struct StreamConsumer;
    impl StreamConsumer {
        #[waits(net)]
        #[cancel(safe)]
        pub async fn recv(&self) -> Result<BorrowedMessage<'_>, KafkaError>;
    }
    pub struct BaseConsumer;
    impl BaseConsumer {
        #[blocks(net, instead = "rdkafka::consumer::StreamConsumer", note = "for as long as the timeout")]
        pub fn poll<T>(&self, timeout: T) -> Option<KafkaResult<BorrowedMessage<'_>>>;
    }
    pub trait Consumer {
        fn subscribe(&self, topics: &[&str]) -> KafkaResult<()>;
    }
    impl Consumer for StreamConsumer {}
    impl Consumer for BaseConsumer {}
}
