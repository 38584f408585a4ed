use std::sync::Mutex;
use std::time::Duration;

pub struct Shop {
    sold: Mutex<Vec<String>>,
}

async fn print_receipt(item: &str) -> std::io::Result<()> {
    std::thread::sleep(Duration::from_millis(50));
    tokio::fs::write("receipt.txt", item).await
}

impl Shop {
    pub async fn sell(&self, item: &str) -> std::io::Result<()> {
        let mut sold = self.sold.lock().unwrap();
        sold.push(item.to_owned());
        print_receipt(item).await
    }
}
